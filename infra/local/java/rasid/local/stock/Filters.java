package rasid.local.stock;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;

/** Token filter factories around a plain function. */
final class Filters {
  private Filters() {}

  static class Plain extends AbstractTokenFilterFactory {
    private final UnaryOperator<TokenStream> create;

    Plain(String name, UnaryOperator<TokenStream> create) {
      super(name);
      this.create = create;
    }

    @Override
    public TokenStream create(TokenStream stream) {
      return create.apply(stream);
    }
  }

  /** One that may stand in a normalizer of a keyword field as well. */
  static final class Normalizing extends Plain implements NormalizingTokenFilterFactory {
    Normalizing(String name, UnaryOperator<TokenStream> create) {
      super(name, create);
    }
  }
}
