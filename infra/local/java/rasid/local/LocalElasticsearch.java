package rasid.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node from its published jars. Arguments: home folder, HTTP port, transport port. The home's folder
 * modules/NAME/ holds the jars of a module and its plugin-descriptor.properties.
 */
public final class LocalElasticsearch {
  private LocalElasticsearch() {}

  public static void main(String[] args) throws Exception {
    StopWithParent.watch();
    Path home = Path.of(args[0]).toAbsolutePath();
    Settings settings = Settings.builder()
      .put("path.home", home)
      .put("path.data", home.resolve("data"))
      .put("path.logs", home.resolve("logs"))
      .put("cluster.name", "rasid-local")
      .put("node.name", "rasid-local-1")
      .put("discovery.type", "single-node")
      .put("network.host", "127.0.0.1")
      .put("http.port", args[1])
      .put("transport.port", args[2])
      .put("action.auto_create_index", true)
      .put("cluster.routing.allocation.disk.threshold_enabled", false)
      .build();
    LogConfigurator.configureWithoutConfig(settings);
    Environment environment = new Environment(settings, home.resolve("config"));
    // the last argument, server exports, has to be false while the server runs from the class path
    PluginsLoader loader = PluginsLoader.createPluginsLoader(
      PluginsLoader.loadModulesBundles(home.resolve("modules")), Set.of(), Map.of(), false);
    Node node = new Node(environment, loader);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    node.start();
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (Exception e) {
      e.printStackTrace();
    }
  }
}
