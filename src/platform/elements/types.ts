import type { ReactElement, ReactNode } from "react";

/** The few elements that screens are made of: semantic HTML in a browser, WeChat's components with `aria-*` there. */

export interface BoxProps {
  /** What it is in a browser's document. WeChat knows only views. */
  as?:
    | "div"
    | "section"
    | "header"
    | "footer"
    | "main"
    | "nav"
    | "ul"
    | "ol"
    | "li"
    | "dl"
    | "dt"
    | "dd"
    | "p"
    | "span";
  className?: string;
  id?: string;
  children?: ReactNode;
  /** Name for screen readers. */
  label?: string;
  /** `polite` speaks a change when the reader is idle, `alert` at once. */
  live?: "polite" | "alert";
  /** Ornament: not spoken. */
  ornament?: boolean;
  /** Fields that belong to one question, named by `label`. */
  group?: boolean;
  /** Says that the content is being fetched. */
  busy?: boolean;
}

export interface WordsProps {
  className?: string;
  children?: ReactNode;
  ornament?: boolean;
  strong?: boolean;
}

export interface HeadingProps {
  level: 1 | 2 | 3;
  className?: string;
  id?: string;
  children: ReactNode;
}

export interface TapProps {
  onTap(): void;
  className?: string;
  children: ReactNode;
  label?: string;
  /** A tap is refused and that is said; the element keeps its place in the tab order. */
  disabled?: boolean;
  /** It takes the person to another page. */
  link?: boolean;
  /** The page that it leads to is this one. */
  current?: boolean;
  expanded?: boolean;
  pressed?: boolean;
  /** Inside a `Form`: Enter in a field does the same as this tap. */
  submit?: boolean;
  id?: string;
}

export interface FieldLabelProps {
  /** Id of the field that it names. */
  id: string;
  className?: string;
  children: string;
}

export interface ChoiceProps {
  kind: "checkbox" | "radio";
  checked: boolean;
  onPick(): void;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
  /** Name of the radio group. */
  group?: string;
  id?: string;
}

export interface TextInputProps {
  id: string;
  value: string;
  onText(text: string): void;
  onLeave?(): void;
  label: string;
  className?: string;
  maxLength: number;
  placeholder?: string;
  invalid?: boolean;
  /** Ids of the elements that explain the field. */
  describedBy?: string;
  keyboard?: "text" | "id-number" | "number";
  autoComplete?: "name" | "off";
  /** A few lines of own words. */
  lines?: boolean;
}

export interface PictureProps {
  address: string;
  /** What is to be seen on it; read out in its place. */
  label: string;
  className?: string;
}

export interface FormProps {
  onSubmit(): void;
  className?: string;
  children: ReactNode;
}

export interface PhoneLinkProps {
  phone: string;
  className?: string;
  label: string;
  children: ReactNode;
}

export interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  className?: string;
  children: ReactNode;
}

/** What both targets give. */
export interface Elements {
  ownsTitleBar: boolean;
  Box(props: BoxProps): ReactElement;
  Words(props: WordsProps): ReactElement;
  Heading(props: HeadingProps): ReactElement;
  Tap(props: TapProps): ReactElement;
  FieldLabel(props: FieldLabelProps): ReactElement;
  Choice(props: ChoiceProps): ReactElement;
  TextInput(props: TextInputProps): ReactElement;
  Picture(props: PictureProps): ReactElement;
  Form(props: FormProps): ReactElement;
  PhoneLink(props: PhoneLinkProps): ReactElement;
  DialogFrame(props: DialogProps): ReactElement | null;
  /** Moves to an element, such as the field that an error is about. */
  focusOn(id: string): void;
  /** Announces a page that opens, and gives the keyboard back to where it was on return. */
  useHeadingFocus(headingId: string): void;
}
