/** A method and a route, the method set apart. */
export function RouteName({ method, route }: { method: string; route: string }) {
  return (
    <>
      <span class="method">{method}</span> {route}
    </>
  );
}
