/** Between two looks at the heap, ms. */
const LOOK_MS = 100;

/** The Worker's address among the isolates of the process. */
const WORKER = './core:user:';

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}

/**
 * Most memory the Worker's isolate cannot do without while something goes on, in MB: its heap and buffers, each time
 * right after everything was collected that nobody refers to. This is what Cloudflare's limit is about.
 */
export async function peakHeldMb(inspector: URL | null, work: () => Promise<unknown>): Promise<number> {
  if (!inspector) throw new Error('the inspector does not listen');
  const session = await openSession(new URL(WORKER, inspector));
  let peak = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      await session.ask('HeapProfiler.collectGarbage');
      const usage = (await session.ask('Runtime.getHeapUsage')) as HeapUsage;
      const held = usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
      peak = Math.max(peak, held / 1e6);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  try {
    await work();
  } finally {
    done = true;
    await watching;
    session.close();
  }
  return peak;
}

/** A session with V8's inspector. */
async function openSession(url: URL): Promise<{ ask(method: string): Promise<unknown>; close(): void }> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id === undefined) return;
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  return {
    ask(method) {
      const id = ++last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method }));
      });
    },
    close: () => socket.close(),
  };
}
