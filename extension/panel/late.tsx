import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What few people need at a time: loaded when it is shown for the first time, and not with the panel. */
const PARTS = {
  form: async () => (await import('./form-step.tsx')).FormStep,
  federation: async () => (await import('./federation.tsx')).Federation,
  offer: async () => (await import('./replace/offer.tsx')).Offer,
  replace: async () => (await import('./replace/replace-screen.tsx')).ReplaceScreen,
  script: async () => (await import('./script/script-screen.tsx')).ScriptScreen,
};

/** A part of the panel that is loaded now. Give it a key where another one may take its place. */
export function Late({ part }: { part: keyof typeof PARTS }) {
  const [Shown, setShown] = useState<ComponentType | null>(null);
  useEffect(() => {
    void PARTS[part]().then((loaded) => setShown(() => loaded));
  }, [part]);
  return Shown && <Shown />;
}
