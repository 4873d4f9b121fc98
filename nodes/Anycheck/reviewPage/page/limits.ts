/** Longest text that can be edited on the page, in characters; longer ones are shown by their beginning. */
export const LONGEST_EDITABLE = 10_000;
/** Bytes of a control's value in the page from which on it is shown by its beginning only. */
export const MOST_BYTES_EDITABLE = 20_000;
/** Characters shown of what cannot be edited. */
export const LONGEST_SHOWN = 1_000;
export const LONGEST_LABEL = 80;
export const LONGEST_COMMENT = 4_000;
export const LONGEST_NAME = 200;
/** Of an access code; what is typed beyond is cut. */
export const LONGEST_CODE = LONGEST_NAME;
/** Levels of groups inside groups; what is deeper is edited as JSON. */
export const DEEPEST_GROUP = 6;
/** Entries that can be added to one list at a time. */
export const MOST_ADDED = 50;
/** Bytes after which the rest of the fields goes to another part of the form; less than 200 controls take them. */
export const PART_BYTES = 62_000;
/** Bytes of a control's markup, without its name and its value. */
export const CONTROL_BYTES = 330;
