import { render } from 'preact';
import '../style/page.css';
import '../style/operator.css';
import '../style/forms.css';
import '../style/eye.css';
import '../style/admin.css';
import { Door } from './door';
import { followPlace } from './place';

followPlace();
const root = document.getElementById('page');
if (root !== null) {
  render(<Door />, root);
}
