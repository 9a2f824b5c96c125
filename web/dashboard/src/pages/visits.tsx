import { Story } from '../panels/behaviour/story';
import { VisitsList } from '../panels/behaviour/visits-list';
import { Bounded } from '../panels/bounded';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/behaviour.css';

/** The site's visits, or all that happened in one of them. */
export default function VisitsPage() {
  const { site, own } = view.value;
  const id = own.visit ?? '';
  if (id !== '') {
    return <Story key={id} id={id} />;
  }
  return (
    <Bounded title={text.value.visits.of(site)}>
      {(period) => <VisitsList period={period} />}
    </Bounded>
  );
}
