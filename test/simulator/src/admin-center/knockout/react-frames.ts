import type { FramePage } from '../routes.ts';

const FRAME_ORIGIN = 'https://sandbox-1.reactblade.portal.azure.net';
const ACTIVE = 'fxs-reactview-frame-active';

/** The frames of the page: one shows something, the other waits, warm, with nothing or with what it showed before. */
export interface ReactFrames {
  show(page: FramePage, directoryId: string): void;
  hide(): void;
}

/** Puts the frames into the page. */
export function createReactFrames(host: () => Element | null): ReactFrames {
  let frames: HTMLIFrameElement[] = [];

  function activate(active: HTMLIFrameElement | undefined): void {
    for (const frame of frames) {
      frame.hidden = frame !== active;
      frame.classList.toggle(ACTIVE, frame === active);
    }
  }

  return {
    show(page, directoryId) {
      const parent = host();
      if (parent === null) return;
      const frame = newFrame(viewAddress(page, directoryId));
      const idle = frames.find((other) => !other.classList.contains(ACTIVE));
      if (idle === undefined) {
        // Only when a page that needs them is first opened, as the portal does; the second is there at once.
        frames = [frame, newFrame(`${FRAME_ORIGIN}/React/Index?prewarm=true`)];
        parent.append(...frames);
      } else {
        idle.replaceWith(frame);
        frames = frames.map((other) => (other === idle ? frame : other));
      }
      activate(frame);
    },
    hide: () => activate(undefined),
  };
}

function newFrame(address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.className = 'fxs-reactview-frame';
  frame.src = address;
  return frame;
}

function viewAddress(page: FramePage, directoryId: string): string {
  const address = new URL(`${FRAME_ORIGIN}/React/Index`);
  address.searchParams.set('reactView', 'true');
  const language = new URL(location.href).searchParams.get('l');
  if (language !== null) address.searchParams.set('l', language);
  // What to show is told in the fragment: the rest of a frame's address is the same for all of them.
  address.hash = new URLSearchParams({ page, directory: directoryId, hash: location.hash }).toString();
  return address.href;
}
