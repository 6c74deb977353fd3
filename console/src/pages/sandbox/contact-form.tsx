import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useText } from "../../texts/use-text.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

/** A contact's e-mail address, to be filled in or spoilt. */
export function ContactForm({ person }: Props): ReactElement {
  const text = useText("sandbox");
  const [email, setEmail] = useState(person.email);
  const { play, isPlaying } = usePlay(
    () => api.sandbox.editSandboxContact({ contact: person.id }, { email }),
    text("deal.saved"),
  );
  return (
    <form
      className="cs-contact"
      onSubmit={(event) => {
        event.preventDefault();
        play(undefined);
      }}
    >
      <TextInput
        label={text("deal.email", { name: person.name })}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        style={{ flex: 1 }}
      />
      <Button type="submit" variant="default" loading={isPlaying} disabled={email === person.email}>
        {text("deal.save")}
      </Button>
    </form>
  );
}
