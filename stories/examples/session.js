// On your server, for the user who is signed in there. The page never sees the API key.
export async function openCodeloomSession({ codeloom, apiKey, practiceId, user, visitKey }) {
  const answer = await fetch(`${codeloom}/api/embed/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      practiceId,
      user: { externalId: user.id, name: user.name, role: 'BILLER' },
      encounterExternalId: visitKey,
      components: { note: {}, suggest: {}, codeSearch: {}, finalCodes: { canEdit: true, canFinalize: true } },
      allowedOrigins: ['https://emr.example.com'],
    }),
  });
  if (!answer.ok) throw new Error((await answer.json()).error.message);
  // Good for one use within 60 seconds: hand it to the page, never log it.
  return (await answer.json()).clientSecret;
}
