const LONGEST = 1_000_000;

/**
 * Takes server-sent events (html.spec.whatwg.org, 9.2) out of a stream as their text arrives, and
 * hands on the data of each.
 */
export class Messages {
  private rest = '';

  constructor(private readonly take: (data: string) => void) {}

  add(text: string): void {
    this.rest += text;
    let end = this.rest.indexOf('\n\n');
    while (end >= 0) {
      this.read(this.rest.slice(0, end));
      this.rest = this.rest.slice(end + 2);
      end = this.rest.indexOf('\n\n');
    }
    if (this.rest.length > LONGEST) {
      this.rest = '';
    }
  }

  private read(block: string): void {
    const data = block
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => line.slice('data: '.length));
    if (data.length > 0) {
      this.take(data.join('\n'));
    }
  }
}
