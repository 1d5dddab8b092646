package rasid.local.stock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.IndexScopedSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.settings.SettingsFilter;
import org.elasticsearch.env.Environment;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;

/**
 * The analysis components that the index uses and that a full distribution keeps in its unpublished module
 * analysis-common, under their stock names and with their stock settings, on the same Lucene classes; and the
 * route that tells the version.
 */
public final class StockPlugin extends Plugin implements AnalysisPlugin, ActionPlugin {
  /** Filters without settings, in the order of their names; true where they may stand in a normalizer. */
  private static final Map<String, Simple> SIMPLE = Map.ofEntries(
    Map.entry("arabic_normalization", new Simple(true, ArabicNormalizationFilter::new)),
    Map.entry("arabic_stem", new Simple(false, ArabicStemFilter::new)),
    Map.entry("decimal_digit", new Simple(true, DecimalDigitFilter::new)),
    Map.entry("keyword_repeat", new Simple(false, KeywordRepeatFilter::new)),
    Map.entry("persian_normalization", new Simple(true, PersianNormalizationFilter::new)),
    Map.entry("porter_stem", new Simple(false, PorterStemFilter::new)),
    Map.entry("remove_duplicates", new Simple(false, RemoveDuplicatesTokenFilter::new)),
    Map.entry("reverse", new Simple(false, ReverseStringFilter::new)),
    Map.entry("trim", new Simple(true, TrimFilter::new)),
    Map.entry("uppercase", new Simple(true, UpperCaseFilter::new)),
    Map.entry("asciifolding", new Simple(true, ASCIIFoldingFilter::new)));

  record Simple(boolean normalizes, UnaryOperator<TokenStream> create) {}

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return SIMPLE.entrySet().stream()
      .map(e -> PreConfiguredTokenFilter.singleton(e.getKey(), e.getValue().normalizes(), e.getValue().create()::apply))
      .toList();
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    Map<String, AnalysisProvider<TokenFilterFactory>> filters = new HashMap<>(ConfiguredFilters.all());
    SIMPLE.forEach((type, simple) -> filters.putIfAbsent(type, (index, env, name, settings) -> simple.normalizes()
      ? new Filters.Normalizing(name, simple.create())
      : new Filters.Plain(name, simple.create())));
    return filters;
  }

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return CharFilters.all();
  }

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Map.of("arabic", StockPlugin::arabic);
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
    Settings settings,
    NamedWriteableRegistry registry,
    RestController controller,
    ClusterSettings clusterSettings,
    IndexScopedSettings indexSettings,
    SettingsFilter settingsFilter,
    IndexNameExpressionResolver resolver,
    Supplier<DiscoveryNodes> nodes,
    Predicate<NodeFeature> clusterSupports) {
    return List.of(new RootRoute(nodes));
  }

  private static AnalyzerProvider<ArabicAnalyzer> arabic(IndexSettings index, Environment env, String name, Settings settings) {
    ArabicAnalyzer analyzer = new ArabicAnalyzer(
      Analysis.parseStopWords(env, settings, ArabicAnalyzer.getDefaultStopSet()),
      Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET));
    return new AbstractIndexAnalyzerProvider<>(name) {
      @Override
      public ArabicAnalyzer get() {
        return analyzer;
      }
    };
  }
}
