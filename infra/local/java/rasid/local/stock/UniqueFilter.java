package rasid.local.stock;

import java.io.IOException;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Keeps the first of equal tokens, over the whole text or at one position; as the stock filter `unique` does. */
final class UniqueFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
  private final CharArraySet seen = new CharArraySet(8, false);
  private final boolean onlyOnSamePosition;

  UniqueFilter(TokenStream in, boolean onlyOnSamePosition) {
    super(in);
    this.onlyOnSamePosition = onlyOnSamePosition;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (input.incrementToken()) {
      if (onlyOnSamePosition && position.getPositionIncrement() > 0) seen.clear();
      char[] text = new char[term.length()];
      System.arraycopy(term.buffer(), 0, text, 0, term.length());
      if (seen.add(text)) return true;
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    seen.clear();
  }
}
