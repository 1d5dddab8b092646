package rasid.local;

/** One Kafka node. Arguments: the path of its properties file, whose storage is formatted beforehand. */
public final class LocalKafka {
  private LocalKafka() {}

  public static void main(String[] args) throws Exception {
    StopWithParent.watch();
    // by name: this module compiles against one engine at a time, and Kafka's classes are on the class path only here
    Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) args);
  }
}
