package rasid.local.stock;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.index.IndexVersion;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/** `GET /`, which a full distribution keeps in its unpublished module rest-root. */
final class RootRoute extends BaseRestHandler {
  private final Supplier<DiscoveryNodes> nodes;

  RootRoute(Supplier<DiscoveryNodes> nodes) {
    this.nodes = nodes;
  }

  @Override
  public String getName() {
    return "main_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    return channel -> {
      XContentBuilder body = channel.newBuilder();
      write(body);
      channel.sendResponse(new RestResponse(RestStatus.OK, body));
    };
  }

  private void write(XContentBuilder body) throws IOException {
    Build build = Build.current();
    body.startObject();
    body.field("name", nodes.get().getLocalNode().getName());
    body.field("cluster_name", "rasid-local");
    body.startObject("version");
    body.field("number", build.qualifiedVersion());
    body.field("build_flavor", build.flavor());
    body.field("build_type", build.type().displayName());
    body.field("build_hash", build.hash());
    body.field("build_date", build.date());
    body.field("build_snapshot", build.isSnapshot());
    body.field("lucene_version", IndexVersion.current().luceneVersion().toString());
    body.field("minimum_wire_compatibility_version", build.minWireCompatVersion());
    body.field("minimum_index_compatibility_version", build.minIndexCompatVersion());
    body.endObject();
    body.field("tagline", "You Know, for Search");
    body.endObject();
  }
}
