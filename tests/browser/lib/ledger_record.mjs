// Tasks and what was published about them, judged here by the rules as they are written for readers,
// apart from the code under test.
import { records, today } from './csv.mjs';

const events = records('progress/task_events.csv');
const units = records('facts/task_units.csv');
const unitNames = new Map(records('facts/units.csv').map((unit) => [unit.id, unit.name_zh]));

/** Events of a task in the order of date, then of the record. */
export function eventsOf(id) {
  return events
    .map((event, order) => ({ ...event, order }))
    .filter((event) => event.task_id === id)
    .sort((a, b) => a.date.localeCompare(b.date) || a.order - b.order);
}

export const tasks = records('facts/tasks.csv').map((task) => {
  const own = eventsOf(task.id).filter((event) => event.date <= today());
  const unitIds = units.filter((row) => row.task_id === task.id).map((row) => row.unit_id);
  const text = [task.id, task.title_zh, task.title_en, task.summary_zh, task.goal_zh, ...unitIds.map((id) => unitNames.get(id))];
  return { ...task, events: own, units: unitIds, text: text.join('\n').toLowerCase(), ...judged(task, own) };
});

/** What the unit said last, and whether it had said that it was done. */
function judged(task, own) {
  let done = false;
  let saysDone = false;
  for (const { kind } of own) {
    if (['claimed_done', 'closed', 'verified'].includes(kind)) done = true;
    if (['claimed_done', 'closed'].includes(kind)) saysDone = true;
    if (['progress', 'not_started', 'reopened'].includes(kind)) done = saysDone = false;
  }
  const dated = task.deadline_kind === 'date' && task.deadline_date !== '';
  const daysLeft = dated ? (Date.parse(task.deadline_date) - Date.parse(today())) / 86_400_000 : null;
  const open = dated && !done;
  const states = [own.length > 0 ? 'published' : 'silent'];
  if (saysDone) states.push('done');
  if (own.some((event) => event.kind === 'challenged')) states.push('challenged');
  if (open && daysLeft < 0) states.push('overdue');
  if (open && daysLeft >= 0 && daysLeft <= 30) states.push('soon');
  if (open && daysLeft > 30) states.push('in_time');
  return { states, daysLeft, due: dated && daysLeft < 0 };
}

/** Tasks that match all of the given filters. */
export function matching({ theme, document, unit, state, words = '' }) {
  return tasks.filter(
    (task) =>
      (!theme || task.theme === theme) &&
      (!document || task.document_id === document) &&
      (!unit || task.units.includes(unit)) &&
      (!state || task.states.includes(state)) &&
      words.toLowerCase().split(/\s+/).filter(Boolean).every((word) => task.text.includes(word)),
  );
}
