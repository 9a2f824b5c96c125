/** Who the data about places comes from: its licence asks to say so. */
export function Footer() {
  return (
    <footer>
      <span>Footfall</span>
      <a href="https://db-ip.com">IP Geolocation by DB-IP</a>
    </footer>
  );
}
