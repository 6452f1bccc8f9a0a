use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, journey};

/// A reader opens the page, sees what it is, and nobody else hears of it.
async fn arrives(page: &Page, place: Place) -> Result<()> {
    page.open(place).await?;
    ensure!(!page.text("h1").await?.is_empty(), "the page does not say what it is");
    page.loaded_only_from(place).await?;
    page.is_accessible().await?;
    page.fits_its_window().await?;
    page.stayed_quiet().await
}

#[tokio::test]
async fn the_page_works_at_the_root_of_a_host() -> Result<()> {
    journey("root", Reader::default(), async |page| arrives(page, Place::Root).await).await
}

#[tokio::test]
async fn the_page_works_in_a_folder_of_a_host() -> Result<()> {
    journey("folder", Reader::default(), async |page| arrives(page, Place::Below).await).await
}

#[tokio::test]
async fn the_page_works_on_a_small_dark_screen() -> Result<()> {
    let reader = Reader { width: 320, height: 640, dark: true, ..Reader::default() };
    journey("small-dark", reader, async |page| arrives(page, Place::Root).await).await
}

#[tokio::test]
async fn the_page_reads_well_without_scripts() -> Result<()> {
    let reader = Reader { scripts: false, ..Reader::default() };
    journey("no-scripts", reader, async |page| {
        page.open(Place::Root).await?;
        ensure!(!page.text("h1").await?.is_empty(), "the page does not say what it is");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_whose_program_does_not_load_says_so() -> Result<()> {
    journey("no-program", Reader::default(), async |page| {
        page.block("*.wasm").await?;
        page.visit(&Place::Root.address()?).await?;
        page.admits_that_it_did_not_start().await?;
        let complaints = page.complaints().await?;
        ensure!(!complaints.is_empty(), "the console does not say why");
        Ok(())
    })
    .await
}
