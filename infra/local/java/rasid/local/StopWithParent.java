package rasid.local;

import java.io.IOException;

/** Ends this process, through its shutdown hooks, when standard input ends: an engine never outlives what started it. */
final class StopWithParent {
  private StopWithParent() {}

  static void watch() {
    Thread thread = new Thread(StopWithParent::readToEnd, "stop-with-parent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void readToEnd() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException closed) {
      // a broken pipe means the same as its end
    }
    System.exit(0);
  }
}
