package zeroth.function.sink;

import java.util.List;
import zeroth.function.event.Event;
import zeroth.function.sink.testing.FakeEventSink;

class FakeEventSinkTest extends EventSinkContract {
    private final FakeEventSink fake = new FakeEventSink();

    @Override
    EventSink sink() {
        return fake;
    }

    @Override
    List<Event> accepted() {
        return fake.events();
    }

    @Override
    void refuse() {
        fake.refuse();
    }

    @Override
    void giveUp() {
        fake.giveUp();
    }
}
