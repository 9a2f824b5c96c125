/** Puts the text where people paste from; false where the browser does not let it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Absent on pages that are not secure, and refused where the page may not.
    return false;
  }
}
