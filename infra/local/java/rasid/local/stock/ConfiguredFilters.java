package rasid.local.stock;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The stock token filters that take settings. */
final class ConfiguredFilters {
  private ConfiguredFilters() {}

  private interface Configure {
    UnaryOperator<TokenStream> filter(Environment env, Settings settings);
  }

  static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
    Map<String, AnalysisProvider<TokenFilterFactory>> filters = new HashMap<>();
    configured(filters, "keyword_marker", ConfiguredFilters::keywordMarker);
    configured(filters, "stemmer_override", ConfiguredFilters::stemmerOverride);
    plain(filters, "stemmer", ConfiguredFilters::stemmer);
    plain(filters, "length", (env, s) -> in -> new LengthFilter(in, s.getAsInt("min", 0), s.getAsInt("max", Integer.MAX_VALUE)));
    plain(filters, "limit", (env, s) -> in ->
      new LimitTokenCountFilter(in, s.getAsInt("max_token_count", 1), s.getAsBoolean("consume_all_tokens", false)));
    plain(filters, "truncate", (env, s) -> in -> new TruncateTokenFilter(in, s.getAsInt("length", 10)));
    plain(filters, "unique", (env, s) -> in -> new UniqueFilter(in, s.getAsBoolean("only_on_same_position", false)));
    configured(filters, "pattern_capture", ConfiguredFilters::patternCapture);
    plain(filters, "ngram", (env, s) -> in ->
      new NGramTokenFilter(in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), s.getAsBoolean("preserve_original", false)));
    plain(filters, "edge_ngram", (env, s) -> in ->
      new EdgeNGramTokenFilter(in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), s.getAsBoolean("preserve_original", false)));
    filters.put("pattern_replace", requiresAnalysisSettings((index, env, name, s) -> new Filters.Normalizing(name, patternReplace(s))));
    filters.put("asciifolding", (index, env, name, s) ->
      new Filters.Normalizing(name, in -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false))));
    return filters;
  }

  /** One that does not exist without settings of its own. */
  private static void configured(Map<String, AnalysisProvider<TokenFilterFactory>> filters, String type, Configure configure) {
    filters.put(type, requiresAnalysisSettings((index, env, name, settings) -> new Filters.Plain(name, configure.filter(env, settings))));
  }

  private static void plain(Map<String, AnalysisProvider<TokenFilterFactory>> filters, String type, Configure configure) {
    filters.put(type, (index, env, name, settings) -> new Filters.Plain(name, configure.filter(env, settings)));
  }

  private static UnaryOperator<TokenStream> keywordMarker(Environment env, Settings settings) {
    String pattern = settings.get("keywords_pattern");
    if (pattern != null) {
      Pattern compiled = Pattern.compile(pattern);
      return in -> new PatternKeywordMarkerFilter(in, compiled);
    }
    boolean ignoreCase = settings.getAsBoolean("ignore_case", false);
    CharArraySet words = Analysis.parseWords(env, settings, "keywords", null, Map.of(), ignoreCase);
    if (words == null) throw new IllegalArgumentException("keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern` to be configured");
    return in -> new SetKeywordMarkerFilter(in, words);
  }

  private static UnaryOperator<TokenStream> stemmerOverride(Environment env, Settings settings) {
    List<String> rules = Analysis.getWordList(env, settings, "rules");
    if (rules == null) throw new IllegalArgumentException("stemmer override filter requires either `rules` or `rules_path` to be configured");
    StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(false);
    for (String rule : rules) addRule(builder, rule);
    StemmerOverrideFilter.StemmerOverrideMap map;
    try {
      map = builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return in -> new StemmerOverrideFilter(in, map);
  }

  /** `word, word => stem`. */
  private static void addRule(StemmerOverrideFilter.Builder builder, String rule) {
    String[] sides = rule.split("=>", -1);
    if (sides.length != 2 || sides[1].isBlank()) throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
    for (String word : sides[0].split(",")) {
      if (word.isBlank()) throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
      builder.add(word.trim(), sides[1].trim());
    }
  }

  private static UnaryOperator<TokenStream> stemmer(Environment env, Settings settings) {
    String language = settings.get("language", settings.get("name", "porter"));
    return switch (language) {
      case "arabic" -> ArabicStemFilter::new;
      case "english", "porter" -> PorterStemFilter::new;
      default -> throw new IllegalArgumentException("the local node has the stemmers arabic and english, not [" + language + "]");
    };
  }

  private static UnaryOperator<TokenStream> patternReplace(Settings settings) {
    String given = settings.get("pattern");
    if (given == null) throw new IllegalArgumentException("pattern is missing for [pattern_replace] token filter");
    Pattern pattern = Regex.compile(given, settings.get("flags"));
    String replacement = settings.get("replacement", "");
    boolean all = settings.getAsBoolean("all", true);
    return in -> new PatternReplaceFilter(in, pattern, replacement, all);
  }

  private static UnaryOperator<TokenStream> patternCapture(Environment env, Settings settings) {
    List<String> patterns = settings.getAsList("patterns");
    if (patterns.isEmpty()) throw new IllegalArgumentException("required setting 'patterns' is missing for token filter");
    Pattern[] compiled = patterns.stream().map(Pattern::compile).toArray(Pattern[]::new);
    boolean preserve = settings.getAsBoolean("preserve_original", true);
    return in -> new PatternCaptureGroupTokenFilter(in, preserve, compiled);
  }
}
