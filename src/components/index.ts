/** The face of the component set. */
export { Avatar } from "./avatar";
export { Button } from "./button";
export { Card } from "./card";
export { CheckList, type CheckLine } from "./check-list";
export { ContactList } from "./contact-list";
export { Dialog } from "./dialog";
export { ChoiceField, ErrorSummary, SUMMARY_ID, TextField, type Fault } from "./field";
export { LinkRow } from "./link-row";
export { Money } from "./money";
export { Notice } from "./notice";
export { Page } from "./page";
export { ProgressList } from "./progress-list";
export { Row } from "./rows";
export { Skeleton } from "./skeleton";
export { ErrorNotice, ErrorState, LoadedView } from "./states";
export { StepList } from "./step-list";
export { Tag } from "./tag";
