import '@fontsource-variable/inter';
import { createFakeClient, sampleAudit, sampleEncounter } from '@codeloom/sdk/testing';
import '../src/define.ts';
import '../src/tokens.css';

/** The audit trail to look at: `?scope=practice&theme=dark`. */
const params = new URLSearchParams(location.search);
const theme = params.get('theme') ?? 'auto';
document.documentElement.dataset['codeloomTheme'] = theme;
const encounter = sampleEncounter();
const provider = document.createElement('codeloom-provider');
provider.client = createFakeClient({ encounters: [encounter], audit: sampleAudit(encounter.id) });
provider.encounterId = encounter.id;
if (theme === 'light' || theme === 'dark') provider.theme = theme;
const trail = document.createElement('codeloom-audit-trail');
if (params.get('scope') === 'practice') trail.scope = 'practice';
provider.append(trail);
document.body.append(provider);
