package rasid.local.stock;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The stock character filters. */
final class CharFilters {
  private CharFilters() {}

  /** Mapping and pattern filters may stand in a normalizer; html_strip may not. */
  static Map<String, AnalysisProvider<CharFilterFactory>> all() {
    return Map.of(
      "mapping", requiresAnalysisSettings((index, env, name, settings) -> new Normalizing(name, mapping(env, settings))),
      "pattern_replace", requiresAnalysisSettings((index, env, name, settings) -> new Normalizing(name, patternReplace(settings))),
      "html_strip", (index, env, name, settings) -> new Plain(name, htmlStrip(settings)));
  }

  private static class Plain extends AbstractCharFilterFactory {
    private final UnaryOperator<Reader> create;

    Plain(String name, UnaryOperator<Reader> create) {
      super(name);
      this.create = create;
    }

    @Override
    public Reader create(Reader reader) {
      return create.apply(reader);
    }
  }

  private static final class Normalizing extends Plain implements NormalizingCharFilterFactory {
    Normalizing(String name, UnaryOperator<Reader> create) {
      super(name, create);
    }
  }

  private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$", Pattern.DOTALL);

  private static UnaryOperator<Reader> mapping(Environment env, Settings settings) {
    List<String> rules = Analysis.getWordList(env, settings, "mappings");
    if (rules == null) throw new IllegalArgumentException("mapping requires either `mappings` or `mappings_path` to be configured");
    NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
    for (String rule : rules) {
      Matcher matcher = RULE.matcher(rule);
      if (!matcher.find()) throw new IllegalArgumentException("Invalid mapping rule : [" + rule + "]");
      builder.add(unescape(matcher.group(1).trim()), unescape(matcher.group(2).trim()));
    }
    NormalizeCharMap map = builder.build();
    return in -> new MappingCharFilter(map, in);
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      if (++i >= text.length()) throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
      c = text.charAt(i);
      switch (c) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          if (i + 4 >= text.length()) throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static UnaryOperator<Reader> patternReplace(Settings settings) {
    String given = settings.get("pattern");
    if (given == null || given.isEmpty()) throw new IllegalArgumentException("pattern is missing for [pattern_replace] char filter");
    Pattern pattern = Regex.compile(given, settings.get("flags"));
    String replacement = settings.get("replacement", "");
    return in -> new PatternReplaceCharFilter(pattern, replacement, in);
  }

  private static UnaryOperator<Reader> htmlStrip(Settings settings) {
    Set<String> escaped = new HashSet<>(settings.getAsList("escaped_tags"));
    return in -> new HTMLStripCharFilter(in, escaped.isEmpty() ? null : escaped);
  }
}
