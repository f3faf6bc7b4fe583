/**
 * The longest wait for a frame to be drawn. Visible windows draw within 17 ms; one that is covered or scrolled out of
 * sight may not draw at all, and the answer must come anyway.
 */
const LONGEST_FRAME_MS = 250;

/**
 * Resolves when the page has had its turn after a change: its tasks ran and two frames were drawn, so that what a
 * framework puts back is back. A window that does not draw gets two turns of its tasks instead.
 */
export async function settled(view: Window): Promise<void> {
  await task(view);
  await frame(view);
  await frame(view);
  await task(view);
}

function task(view: Window): Promise<void> {
  return new Promise((resolve) => {
    view.setTimeout(resolve, 0);
  });
}

function frame(view: Window): Promise<void> {
  if (view.document.visibilityState !== 'visible') return task(view);
  return new Promise((resolve) => {
    const limit = view.setTimeout(resolve, LONGEST_FRAME_MS);
    view.requestAnimationFrame(() => {
      view.clearTimeout(limit);
      resolve();
    });
  });
}
