import type { ReactElement, ReactNode } from "react";

export interface TableColumn<Row> {
  /** Stands above the column. */
  title: string;
  cell(row: Row): ReactNode;
  /** The column that names the row. */
  names?: boolean;
  /** Numbers stand at the end of their column. */
  number?: boolean;
}

export interface TableProps<Row> {
  /** What the table tells; read out before it. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}

export type Table = <Row>(props: TableProps<Row>) => ReactElement;
