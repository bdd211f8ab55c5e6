package dev.packhorse.workers;

/** Something that whoever started the process can put right; its message says what, in one line. */
public class RefusedToStart extends RuntimeException {

    public RefusedToStart(String whatToDo) {
        super(whatToDo);
    }

    public RefusedToStart(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
