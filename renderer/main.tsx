import './page-safety.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/keyboard.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectKiosk, startHeartbeat } from './kiosk-client.ts';

const bridge = window.cloakroom;
const place = document.getElementById('root');
if (!bridge || !place) throw new Error('The page was opened outside of the kiosk.');

const client = connectKiosk(bridge);
createRoot(place).render(<App client={client} />);
startHeartbeat(bridge);
