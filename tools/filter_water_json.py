#!/usr/bin/env python3
"""Cut the national surface-water JSON of one day down to one province, for the demo workbook.

    python3 tools/filter_water_json.py nationwide_2020-05-08.json 内蒙古自治区 data/water_daily/2020-05-08.json

Rows are kept as they are, one a line; `records` becomes the number of rows kept, and `filtered` says what
the whole answer had. Standard library only.
"""

import json
import sys


def main(source, province, target):
    with open(source, encoding="utf-8") as file:
        answer = json.load(file)
    rows = [row for row in answer["tbody"] if row[0] == province]
    text = lambda value: json.dumps(value, ensure_ascii=False)  # noqa: E731
    filtered = {"province": province, "rows": len(answer["tbody"]), "records": answer["records"]}
    lines = ",\n".join(text(row) for row in rows)
    with open(target, "w", encoding="utf-8") as file:
        file.write(
            f'{{"result": {answer["result"]}, "total": {answer["total"]}, "records": {len(rows)},\n'
            f'"filtered": {text(filtered)},\n"thead": {text(answer["thead"])},\n"tbody": [\n{lines}\n]}}\n'
        )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
