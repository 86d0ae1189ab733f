import { loadCodeloom } from '@codeloom/sdk/pure';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const fetchClientSecret = async (): Promise<string> => (await fetch('/my/codeloom-session', { method: 'POST' })).text();

/** React 19 passes attributes and properties to custom elements, and listens by `on` + event name. */
export function Coding({ visit }: { visit: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let codeloom: Awaited<ReturnType<typeof loadCodeloom>> = null;
    void loadCodeloom({ origin: 'https://YOUR-CODELOOM' }).then((page) => {
      codeloom = page;
      page?.load({ fetchClientSecret });
    });
    return () => codeloom?.logout();
  }, [visit]);
  return (
    <codeloom-provider encounter-external-id={visit} oncodeloom-ready={() => setReady(true)}>
      <p role="status">{ready ? 'The encounter is open.' : 'Opening the encounter.'}</p>
      <codeloom-suggest />
      <codeloom-final-codes name="codes" />
    </codeloom-provider>
  );
}

const root = document.getElementById('app');
if (root) createRoot(root).render(<Coding visit="V-20418" />);
