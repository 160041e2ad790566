/** Where lessons are read and printed. */
export const LESSONS_PATH = "/plans";
/** Where one's own is composed; a link's fragment carries it. */
export const OWN_PATH = `${LESSONS_PATH}/own`;
/** What a teacher reads, and what students get afterwards; of one's own the address ends with its fragment. */
export const readPath = (plan: string): string => (plan === "own" ? `${OWN_PATH}/read` : `${LESSONS_PATH}/${plan}`);
export const studentsPath = (plan: string): string => `${LESSONS_PATH}/${plan}/students`;
