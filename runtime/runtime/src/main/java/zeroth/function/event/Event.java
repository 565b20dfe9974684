package zeroth.function.event;

/** One event, received or to be sent, before its data has become an object or after. */
public record Event(Attributes attributes, EventData data) {}
