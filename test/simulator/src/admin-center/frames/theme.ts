import { createTheme, type Theme } from '@fluentui/react';

const DARK = {
  themePrimary: '#479ef5',
  themeDarkAlt: '#62abf5',
  themeDark: '#77b7f7',
  themeDarker: '#96c6fa',
  themeSecondary: '#479ef5',
  themeLighter: '#0a2e4a',
  themeLighterAlt: '#082338',
  neutralLighterAlt: '#201f1e',
  neutralLighter: '#252423',
  neutralLight: '#323130',
  neutralQuaternaryAlt: '#3b3a39',
  neutralQuaternary: '#484644',
  neutralTertiaryAlt: '#605e5c',
  neutralTertiary: '#a19f9d',
  neutralSecondary: '#b3b0ad',
  neutralPrimaryAlt: '#d2d0ce',
  neutralPrimary: '#f3f2f1',
  neutralDark: '#f8f8f8',
  black: '#ffffff',
  white: '#1b1a19',
  // What lies over the page behind a panel.
  whiteTranslucent40: '#00000080',
};

/** Fluent's own light theme, or a dark one after the system's wish. */
export function systemTheme(): Theme {
  const fonts = { small: { fontSize: '12px' }, medium: { fontSize: '13px' } };
  return matchMedia('(prefers-color-scheme: dark)').matches
    ? createTheme({ palette: DARK, isInverted: true, fonts })
    : createTheme({ fonts });
}
