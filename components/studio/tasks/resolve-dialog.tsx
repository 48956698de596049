import type { SubmitEvent } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { resolveTask, type Task } from "@/lib/tasks/client";
import type { TaskTexts } from "./task-texts";

type ResolveDialogProps = {
  /** What was put right; null closes it. */
  task: Task | null;
  onClose: () => void;
  onDone: () => void;
  texts: TaskTexts;
};

/** Asks what was done about a task: the next person who meets the same reads it. */
export function ResolveDialog({ task, onClose, onDone, texts: { room, ui } }: ResolveDialogProps) {
  const { isBusy, error, run, forget } = useTry(ui.error);
  const close = () => {
    forget();
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Safe: a field of text.
    const note = new FormData(event.currentTarget).get("note") as string;
    if (task === null) return;
    run(async () => {
      await resolveTask(task.id, note);
      onDone();
      onClose();
    });
  };
  return (
    <Dialog isOpen={task !== null} onClose={close} title={room.resolveTitle}>
      <form onSubmit={submit} className="mt-4 space-y-4">
        <p>{task?.happened}</p>
        <TextField label={room.whatWasDone} error={undefined} name="note" required maxLength={500} autoComplete="off" />
        <div role="alert">{error !== undefined && <FieldError id="resolve-error" error={error} />}</div>
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" onClick={close} className={BUTTON.secondary}>
            {ui.cancel}
          </button>
          <button type="submit" disabled={isBusy} className={BUTTON.primary}>
            {room.resolve}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
