package zeroth.apiserver.answer;

import java.util.Optional;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.patch.Patch;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Reading;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.scale.Scale;
import zeroth.apiserver.scale.ScaleEdit;
import zeroth.apiserver.schema.Schema;

/** How many of something there should be, and are: {@code .../NAME/scale}. */
public record ScaleEndpoint(Kinds kinds, Reading reading, Updates updates) implements Endpoint {

    @Override
    public Optional<Answer> answer(Call call) {
        return new Paths(kinds)
                .target(call.segments())
                .filter(target -> target.subresource().equals(Optional.of("scale")))
                .map(target -> answer(target, call));
    }

    private Answer answer(Target target, Call call) {
        var scale = target.kind()
                .scale()
                .map(paths -> new Scale(target.kind(), paths))
                .orElseThrow(Refusal::unknownPath);
        return switch (call.method()) {
            case "GET" -> Answer.json(200, scale.of(reading.get(target).tree()));
            case "PUT" -> edited(target, scale, new ScaleEdit.Replace(call.object()));
            case "PATCH" -> edited(target, scale, new ScaleEdit.Change(Patch.of(call, Optional.of(Schema.open()))));
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Answer edited(Target target, Scale scale, ScaleEdit edit) {
        var whole = new Target(target.kind(), target.namespace(), target.name(), Optional.empty());
        var written = updates.edit(whole, object -> scale.applied(object, edit), FieldValidation.IGNORE);
        return Answer.json(200, scale.of(written.object().tree()));
    }
}
