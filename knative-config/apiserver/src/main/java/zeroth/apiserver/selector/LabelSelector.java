package zeroth.apiserver.selector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import zeroth.apiserver.refusal.Refusal;

/** Rules on labels, all of which must hold: {@code app=x,tier in (a,b),!debug}. */
public record LabelSelector(List<Rule> rules) {
    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9._/-]*)";
    private static final Pattern EQUAL = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)");
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern COMPARED = Pattern.compile(KEY + "\\s*([<>])\\s*(-?[0-9]+)");
    private static final Pattern PRESENT = Pattern.compile("(!?)\\s*" + KEY);

    public LabelSelector {
        rules = List.copyOf(rules);
    }

    public static LabelSelector parse(String text) {
        return new LabelSelector(split(text).stream().map(LabelSelector::rule).toList());
    }

    public boolean matches(Map<String, String> labels) {
        return rules.stream().allMatch(rule -> rule.holds(labels));
    }

    /** At commas outside of parentheses. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        var depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(text.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(text.substring(start).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private static Rule rule(String text) {
        var equal = EQUAL.matcher(text);
        if (equal.matches()) {
            var in = new Rule.In(equal.group(1), Set.of(equal.group(3)));
            return equal.group(2).equals("!=") ? new Rule.Not(in) : in;
        }
        var set = SET.matcher(text);
        if (set.matches()) {
            var in = new Rule.In(set.group(1), values(set.group(3)));
            return set.group(2).equals("notin") ? new Rule.Not(in) : in;
        }
        var compared = COMPARED.matcher(text);
        if (compared.matches()) {
            var bound = Long.parseLong(compared.group(3));
            return compared.group(2).equals("<")
                    ? new Rule.Below(compared.group(1), bound)
                    : new Rule.Above(compared.group(1), bound);
        }
        var present = PRESENT.matcher(text);
        if (present.matches()) {
            var there = new Rule.Present(present.group(2));
            return present.group(1).isEmpty() ? there : new Rule.Not(there);
        }
        throw Refusal.badRequest("unable to parse requirement: \"" + text + "\" is no rule on a label");
    }

    private static Set<String> values(String text) {
        return new TreeSet<>(
                Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    sealed interface Rule {
        boolean holds(Map<String, String> labels);

        record In(String key, Set<String> values) implements Rule {
            public In {
                values = Set.copyOf(values);
            }

            @Override
            public boolean holds(Map<String, String> labels) {
                var value = labels.get(key);
                return value != null && values.contains(value);
            }
        }

        record Present(String key) implements Rule {
            @Override
            public boolean holds(Map<String, String> labels) {
                return labels.containsKey(key);
            }
        }

        record Below(String key, long bound) implements Rule {
            @Override
            public boolean holds(Map<String, String> labels) {
                return Numbers.of(labels, key).filter(value -> value < bound).isPresent();
            }
        }

        record Above(String key, long bound) implements Rule {
            @Override
            public boolean holds(Map<String, String> labels) {
                return Numbers.of(labels, key).filter(value -> value > bound).isPresent();
            }
        }

        /** Also holds where there is no such label, as in Kubernetes. */
        record Not(Rule rule) implements Rule {
            @Override
            public boolean holds(Map<String, String> labels) {
                return !rule.holds(labels);
            }
        }
    }
}
