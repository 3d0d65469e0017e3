import type { ReactNode } from "react";
import { Box, Heading } from "../platform";

interface CardProps {
  title?: string;
  children: ReactNode;
  className?: string;
}

/** A sheet that holds what belongs together. */
export function Card({ title, children, className }: CardProps) {
  return (
    <Box as="section" className={className ? `card ${className}` : "card"}>
      {title ? (
        <Heading level={2} className="card-title">
          {title}
        </Heading>
      ) : null}
      {children}
    </Box>
  );
}
