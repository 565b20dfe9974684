package zeroth.function.dispatch;

import zeroth.function.event.Formats;

/** Where events enter, whatever brought them: the functions, the stations before them, and what can be read. */
public record Intake(Functions functions, Stage stages, Formats formats, Unwanted unwanted, int largestBatch) {}
