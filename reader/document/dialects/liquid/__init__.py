"""Liquid and its kin: the tags and variables of Jekyll, Eleventy (Nunjucks) and Hexo."""
