/** One part of a length of time, in whole numbers but for the shortest. */
export interface DurationPart {
  value: number;
  unit: 'hour' | 'minute' | 'second';
  /** Digits behind the point. */
  digits: 0 | 1;
}

/** A length of time (ms) in the two units people would name; below ten seconds with a tenth. */
export function durationParts(ms: number): DurationPart[] {
  if (ms < 9_950) return [{ value: Math.round(ms / 100) / 10, unit: 'second', digits: 1 }];
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return [{ value: seconds, unit: 'second', digits: 0 }];
  const minutes = seconds < 3600 ? Math.floor(seconds / 60) : Math.round(seconds / 60);
  if (minutes < 60) {
    return both({ value: minutes, unit: 'minute', digits: 0 }, { value: seconds % 60, unit: 'second', digits: 0 });
  }
  return both(
    { value: Math.floor(minutes / 60), unit: 'hour', digits: 0 },
    { value: minutes % 60, unit: 'minute', digits: 0 },
  );
}

function both(large: DurationPart, small: DurationPart): DurationPart[] {
  return small.value === 0 ? [large] : [large, small];
}
