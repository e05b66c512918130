"""Repères Santé : un site public en français à partir de fiches YAML sur la santé locale."""
