import { useEffect, useRef, useState } from 'preact/hooks';

/** Follows how wide an element is, CSS pixels; 0 until it is drawn. */
export function useWidth<Of extends HTMLElement>() {
  const element = useRef<Of>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(seen);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
