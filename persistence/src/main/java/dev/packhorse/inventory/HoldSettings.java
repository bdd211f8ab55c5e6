package dev.packhorse.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keepFor how long a checkout's stock is set aside before a workflow has taken it over */
@ConfigurationProperties("packhorse.holds")
public record HoldSettings(@DefaultValue("15m") Duration keepFor) {}
