import { controls } from './controls';
import { layout } from './layout';
import { theme } from './theme';

/** All of the page's style, as it stands in the page. */
export const STYLE = [theme, layout, controls].join('').replace(/\n\t*/g, '\n');
