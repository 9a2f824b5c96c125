import type { RuleWords } from '../api/settings';
import { counted } from '../format/numbers';
import type { Column } from '../frame/data-table';
import { narrow } from '../frame/narrowing';
import { text } from '../text/text';
import { CLASS, type Judgement, PERSON, REASON } from './asked';
import { className, reasonName } from './words';

/** Of a rule's condition. */
const LONGEST = 500;

/** @param judge begins a rule; null for those who may make none */
export function judgementColumns(
  judge: ((start: RuleWords) => void) | null,
): readonly Column<Judgement>[] {
  const words = text.value.kept.bots;
  const metrics = text.value.metrics;
  return [
    {
      key: 'agent',
      name: words.agent,
      fixed: true,
      value: ({ agent }) => agent,
      cell: ({ agent }) => (agent === '' ? <i>{words.noAgent}</i> : agent),
    },
    {
      key: 'name',
      name: words.bot,
      fixed: true,
      value: botName,
      cell: botName,
    },
    {
      key: 'class',
      name: words.class,
      fixed: true,
      value: ({ botClass }) => botClass,
      cell: ({ botClass }) => <Only name={CLASS} value={botClass} shown={className(botClass)} />,
    },
    {
      key: 'reason',
      name: words.reason,
      fixed: true,
      value: ({ reason }) => reason,
      cell: ({ reason }) => <Only name={REASON} value={reason} shown={reasonName(reason)} />,
    },
    {
      key: 'visitors',
      name: metrics.visitors.name,
      number: true,
      fixed: true,
      value: ({ visitors }) => visitors,
      cell: ({ visitors }) => counted(visitors),
    },
    {
      key: 'events',
      name: metrics.events.name,
      number: true,
      fixed: true,
      value: ({ events }) => events,
      cell: ({ events }) => counted(events),
    },
    ...(judge === null ? [] : [judging(judge)]),
  ];
}

function judging(judge: (start: RuleWords) => void): Column<Judgement> {
  const words = text.value.kept.bots;
  return {
    key: 'judge',
    name: words.undo,
    fixed: true,
    value: () => null,
    cell: (row) => (
      <button type="button" class="line" onClick={() => judge(opposite(row))}>
        {row.botClass === PERSON ? words.isBot : words.isPerson}
      </button>
    ),
  };
}

function Only({ name, value, shown }: { name: string; value: string; shown: string }) {
  return value === '' ? null : (
    <button
      type="button"
      class="only"
      title={text.value.filter.only(shown)}
      onClick={() => narrow(name, value)}
    >
      {shown}
    </button>
  );
}

/** Whose bot it is; of a rule's verdict, which rule. */
function botName({ reason, name }: Judgement): string {
  return reason === 'rule' ? text.value.kept.bots.rule(name) : name;
}

/** A rule that says the opposite of the verdict. */
function opposite({ botClass, agent }: Judgement): RuleWords {
  const bot = botClass === PERSON;
  return {
    agent: agent.slice(0, LONGEST),
    path: '',
    hostname: '',
    country: '',
    address: '',
    note: '',
    outcome: bot ? 'bot' : 'person',
    botClass: bot ? 'suspicious' : '',
  };
}
