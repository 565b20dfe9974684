package zeroth.apiserver.answer;

import java.util.List;
import java.util.Optional;
import zeroth.apiserver.call.Accepted;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.patch.Patch;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.refusal.Status;
import zeroth.apiserver.resource.Creation;
import zeroth.apiserver.resource.DeleteOptions;
import zeroth.apiserver.resource.Deletion;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Reading;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.resource.Written;
import zeroth.apiserver.schema.Schemas;
import zeroth.apiserver.table.Tables;
import zeroth.apiserver.watch.EventText;
import zeroth.apiserver.watch.Presentation;
import zeroth.apiserver.watch.Watching;

/** All objects of all kinds. */
public record ResourceEndpoint(
        Kinds kinds,
        Schemas schemas,
        Reading reading,
        Creation creation,
        Updates updates,
        Deletion deletion,
        Watching watching)
        implements Endpoint {

    @Override
    public Optional<Answer> answer(Call call) {
        return new Paths(kinds).target(call.segments()).map(target -> answer(target, call));
    }

    private Answer answer(Target target, Call call) {
        requireNoDryRun(call);
        return target.name().isEmpty() ? ofMany(target, call) : ofOne(target, call);
    }

    private Answer ofMany(Target target, Call call) {
        return switch (call.method()) {
            case "GET" -> call.parameters().isTrue("watch") ? watch(target, call) : list(target, call);
            case "POST" ->
                created(creation.create(creatable(target), call.object(), FieldValidation.of(call.parameters())));
            case "DELETE" -> deleteAll(target, call);
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Answer ofOne(Target target, Call call) {
        requireKnownPart(target);
        return switch (call.method()) {
            case "GET" -> get(target, call);
            case "PUT" -> written(200, updates.replace(target, call.object(), FieldValidation.of(call.parameters())));
            case "PATCH" ->
                written(200, updates.patch(target, patch(target, call), FieldValidation.of(call.parameters())));
            case "DELETE" -> delete(target, call);
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Answer list(Target target, Call call) {
        var page = reading.list(target, call.parameters());
        return switch (Accepted.of(call)) {
            case OBJECT -> Answer.json(200, Lists.text(target.kind(), page));
            case TABLE ->
                Answer.json(
                        200,
                        tables(target, call)
                                .of(page.objects(), Lists.metadata(page).node()));
        };
    }

    private Answer watch(Target target, Call call) {
        var presentation = switch (Accepted.of(call)) {
            case OBJECT -> Presentation.whole();
            case TABLE -> tables(target, call);
        };
        var text = new EventText(target.kind(), presentation);
        return new Answer.Events(watching.begin(target, call.parameters(), text));
    }

    private Answer get(Target target, Call call) {
        var object = reading.get(target);
        return switch (Accepted.of(call)) {
            case OBJECT -> Answer.json(200, object.bytes());
            case TABLE -> Answer.json(200, tables(target, call).of(object));
        };
    }

    private Tables tables(Target target, Call call) {
        var rows = Tables.Rows.of(call.parameters().text("includeObject"));
        return new Tables(target.kind(), rows, watching.clock());
    }

    private Patch patch(Target target, Call call) {
        var isBuiltIn = target.kind().origin() == Kind.Origin.BUILT_IN;
        return Patch.of(call, isBuiltIn ? schemas.of(target.kind()) : Optional.empty());
    }

    private static void requireKnownPart(Target target) {
        var isStatus = target.subresource().equals(Optional.of("status"))
                && target.kind().has(Kind.Feature.STATUS);
        if (target.subresource().isPresent() && !isStatus) {
            throw Refusal.unknownPath();
        }
    }

    private Answer delete(Target target, Call call) {
        return switch (deletion.delete(target, DeleteOptions.of(call))) {
            case Deletion.Outcome.Gone gone ->
                Answer.json(
                        200,
                        Status.deleted(target.subject(), gone.object().facts().uid()));
            case Deletion.Outcome.Going going -> Answer.json(200, going.object().bytes());
        };
    }

    private Answer deleteAll(Target target, Call call) {
        var options = DeleteOptions.of(call);
        var page = reading.list(target, call.parameters());
        page.objects().forEach(object -> {
            var one = new Target(
                    target.kind(),
                    target.namespace().isEmpty() ? Optional.of(object.key().namespace()) : target.namespace(),
                    Optional.of(object.key().name()),
                    Optional.empty());
            deletion.delete(one, options);
        });
        return Answer.json(200, Lists.text(target.kind(), page));
    }

    private static Target creatable(Target target) {
        if (target.kind().isNamespaced() && target.namespace().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        return target;
    }

    private static Answer created(Written written) {
        return written(201, written);
    }

    private static Answer written(int code, Written written) {
        return Answer.json(code, written.object().bytes()).with("Warning", warnings(written.warnings()));
    }

    private static List<String> warnings(List<String> texts) {
        return texts.stream()
                .map(text -> "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
    }

    private static void requireNoDryRun(Call call) {
        if (!call.parameters().all("dryRun").isEmpty()) {
            throw Refusal.badRequest("dry run is not supported by this API server");
        }
    }
}
