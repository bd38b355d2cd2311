# RiskGraph built from source; the result has the .NET runtime and the program, and runs as a user without rights.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build bundles the pages with Node, which the SDK image has not.
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
# A build without Node leaves the pages out and goes on: an image without them is none.
RUN dotnet publish src/RiskGraph.Server -c Release -o /app --nologo && ls /app/wwwroot/explorer/index.html /app/wwwroot/graphiql/index.html

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# ICU folds names; the slim image has none.
RUN apt-get update && apt-get install -y --no-install-recommends curl libicu-dev && rm -rf /var/lib/apt/lists/* && mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 RISKGRAPH_DATA=/data DOTNET_EnableDiagnostics=0
USER app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["/app/riskgraph"]
CMD ["serve"]
