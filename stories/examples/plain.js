// Your server answers with a fresh client secret each time it is asked.
window.Codeloom.load({
  fetchClientSecret: async () => {
    const answer = await fetch('/my/codeloom-session', { method: 'POST' });
    if (!answer.ok) throw new Error('No session.');
    return answer.text();
  },
  appearance: { theme: 'auto', variables: { accent: '#1d5fa3' } },
});

document.addEventListener('codeloom-finalized', ({ detail }) => {
  document.getElementById('charges').textContent = `Finalized: ${detail.encounter.finalEmCode}`;
});
