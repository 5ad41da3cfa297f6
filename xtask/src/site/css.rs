//! The style sheet: `style/main.css` with its imports, as one checked and minified file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Features, Targets};

use super::Site;
use crate::paths;

const ENTRY: &str = "style/main.css";

/// Browsers of 2024 and later: the first that know `light-dark()` and nesting, which is what the sheet builds on.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
    let browsers = Browsers {
        chrome: version(123, 0),
        edge: version(123, 0),
        android: version(123, 0),
        firefox: version(120, 0),
        safari: version(17, 5),
        ios_saf: version(17, 5),
        ..Browsers::default()
    };
    Targets {
        browsers: Some(browsers),
        exclude: Features::LightDark,
        ..Targets::default()
    }
}

/// Adds `main.css`. The files its `url()`s name must be in the site already.
pub(super) fn add(site: &mut Site) -> Result<()> {
    let entry = paths::in_root(ENTRY);
    if !entry.exists() {
        eprintln!("NOTICE: there is no {ENTRY}: the site has an empty style sheet.");
        site.add_hashed("main.css", Vec::new());
        return Ok(());
    }
    let (mut code, urls) = bundle(&entry)?;
    for url in urls {
        let address = resolve(site, &url)?;
        code = code.replace(&url.placeholder, &address);
    }
    site.add_hashed("main.css", code.into_bytes());
    Ok(())
}

/// The minified sheet, with a placeholder for each `url()`.
fn bundle(entry: &Path) -> Result<(String, Vec<UrlDependency>)> {
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(entry)
        .map_err(|error| anyhow!("{ENTRY} is not valid: {error}"))?;
    sheet
        .minify(MinifyOptions {
            targets: targets(),
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{ENTRY} cannot be minified: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets: targets(),
            analyze_dependencies: Some(DependencyOptions {
                remove_imports: false,
            }),
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow!("{ENTRY} cannot be printed: {error}"))?;
    let mut urls = Vec::new();
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => urls.push(url),
            Dependency::Import(import) => {
                bail!("{ENTRY}: `@import {}` leads out of the checkout", import.url)
            }
        }
    }
    Ok((printed.code, urls))
}

/// The address of what a `url()` names: `/fonts/x.woff2` or `../public/fonts/x.woff2` is `public/fonts/x.woff2`.
fn resolve(site: &Site, url: &UrlDependency) -> Result<String> {
    if url.url.starts_with("data:") || url.url.starts_with('#') {
        return Ok(url.url.clone());
    }
    let (path, fragment) = match url.url.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (url.url.as_str(), String::new()),
    };
    let mut name = PathBuf::from(path.trim_start_matches('/'));
    while let Ok(rest) = name.strip_prefix("..").or_else(|_| name.strip_prefix("public")) {
        name = rest.to_path_buf();
    }
    let name = name.to_string_lossy();
    let address = site.address(&name).map(str::to_owned);
    let address = address.or_else(|| site.files.contains_key(name.as_ref()).then(|| format!("/{name}")));
    let address = address.with_context(|| {
        let at = format!("{}:{}", url.loc.file_path, url.loc.start.line);
        format!("{at}: url({}) is not a file in public/", url.url)
    })?;
    Ok(address + &fragment)
}
