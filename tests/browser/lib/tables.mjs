// Tables as they stand in the page.

/** Opens the table below a chart and returns its rows as arrays of words. */
export async function chartTable(figure) {
  const details = figure.locator('details');
  if (!(await details.evaluate((node) => node.open))) await details.locator('summary').click();
  await details.locator('tbody tr').first().waitFor();
  return rowsOf(details.locator('table'));
}

/** Rows of a table's body. */
export function rowsOf(table) {
  return table.evaluate((node) => [...node.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}
