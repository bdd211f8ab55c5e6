# syntax=docker/dockerfile:1
# One image for every process of the platform; the command is the main class to run (docker-compose.yml names them).

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# All processes' libraries in one flat folder: they share most of them, and neither the embedded PostgreSQL nor the in-memory
# Temporal server of the quickstart is among them. The JVM's flags are the parent pom's.
RUN --mount=type=cache,target=/root/.m2 deploy/image/libraries /app/lib /app/jvm.options

FROM eclipse-temurin:25-jre-noble
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin packhorse \
    && install -d -o packhorse -g packhorse /data
COPY --from=build /app /app
COPY deploy/image/ask deploy/image/plain-logging.xml /app/
USER 10001
WORKDIR /data
# Where a process says whether it is ready; each service names its own.
ENV PACKHORSE_HEALTH=8081/actuator/health/readiness
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s --retries=6 CMD ["/app/ask"]
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*"]
CMD ["dev.packhorse.api.ApiApplication"]
