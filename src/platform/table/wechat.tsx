import { View } from "@tarojs/components";
import type { TableProps } from "./types";

/** WeChat has no tables: each row is a sheet with the names of its columns. */
export function Table<Row>({ columns, rows, keyOf }: TableProps<Row>) {
  return (
    <View className="stack">
      {rows.map((row) => (
        <View key={keyOf(row)} className="card">
          {columns.map(({ title, cell }) => (
            <View key={title} className="row">
              <View className="row-label">{title}</View>
              <View className="row-value">{cell(row)}</View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
